export { Exporting } from "./Progressing";
export { useStop } from "./stop";
export { Working } from "./Working";
export { useWait } from "./wait";
