export { Working } from "./Working";
