/** The first page, and the way to any page, for those who must not know the list of pages. */
export { go, pick, useRoute } from "./route";

export const FIRST_PAGE = "overview";
