/** The list of communities beside a page. It reads the registry and knows no feature. */
export { nearestDivision, type RosterFilter } from "./model";
export { RegistryPage } from "./RegistryPage";
export { Roster } from "./Roster";
export { useRoster } from "./use";
