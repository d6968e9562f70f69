/** The file as it was: a list of its snapshots and the way to a copy of one. */
export { SnapshotList } from "./SnapshotList";
