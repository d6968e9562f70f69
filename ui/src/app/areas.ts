/**
 * Where the keyboard goes in the window: into a page when it is opened, and round the areas of the
 * window by F6. A part of a page where work happens says so by `data-home`; a grid need not.
 */

/** In the order they stand on the screen. */
const AREAS = [
  ".rail",
  ".top",
  ".shell-strip > *",
  ".page-tools",
  ".page > :not(.page-header, .page-body)",
  ".page-body > *",
  ".page-body .grid",
].join(", ");
const HOME = "[data-home], .table-focus-control";
const REACHABLE = "button:not([disabled]), a[href], input:not([disabled]), select, [tabindex='0']";

const reachableIn = (area: HTMLElement): HTMLElement | null =>
  area.querySelector<HTMLElement>(HOME) ??
  (area.matches(REACHABLE) ? area : area.querySelector<HTMLElement>(REACHABLE));

/** Goes to the next area, or the one before: also the way out of the grid, which keeps Tab. */
export function focusNextArea(step: 1 | -1 = 1): void {
  const all = [...document.querySelectorAll<HTMLElement>(AREAS)];
  // Of areas that begin with the same thing only the innermost counts.
  const places = new Map(all.map((area) => [reachableIn(area), area]));
  places.delete(null);
  const areas = [...places.values()];
  const here = areas.findLastIndex((area) => area.contains(document.activeElement));
  const from = here < 0 && step < 0 ? 0 : here;
  const next = areas[(from + step + areas.length) % areas.length];
  if (next) reachableIn(next)?.focus();
}

/**
 * The keyboard goes into the page that was opened: where its work happens, as soon as that is there,
 * unless it was taken elsewhere by then. Ends the waiting.
 */
export function enterPage(): () => void {
  const page = document.getElementById("page");
  const enter = () => {
    const home = page?.querySelector<HTMLElement>(HOME);
    home?.focus();
    return Boolean(home);
  };
  const watch = new MutationObserver(() => {
    if (document.activeElement !== page || enter()) watch.disconnect();
  });
  page?.focus();
  if (page && !enter()) watch.observe(page, { childList: true, subtree: true });
  return () => watch.disconnect();
}
