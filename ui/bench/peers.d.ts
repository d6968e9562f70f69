/** The peers have types of their own; here only what the benchmark calls. */
declare module "peer:ag-grid" {
  export const ModuleRegistry: { registerModules: (modules: unknown[]) => void };
  export const AllCommunityModule: unknown;
  export function createGrid(host: HTMLElement, options: object): unknown;
}
declare module "peer:frappe-gantt" {
  export default class Gantt {
    constructor(host: HTMLElement, tasks: object[], options: object);
  }
}
declare module "peer:frappe-gantt-css" {}
