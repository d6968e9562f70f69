/**
 * Where the keyboard goes in the window: into a page when it is opened, round the areas of the window
 * by F6, and never into nothing. A part of a page where work happens says so by `data-home`; a grid need not, nor
 * does a page that has nothing yet and offers to begin.
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
const HOME =
  "[data-home], .table-focus-control, [role=application][tabindex='0'], .state .ant-btn-primary";
/** A group of choices has the keyboard in the chosen one. */
const REACHABLE =
  "button:not([disabled]), a[href], input:not([disabled], [type=radio]), input:checked, select, [tabindex='0']:not([role=radiogroup])";

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
  const active = document.activeElement ?? document.body;
  const here = areas.findLastIndex((area) => area.contains(active));
  // The page itself stands in no area: what follows it begins in it.
  const isAfter = (area: HTMLElement) =>
    (active.compareDocumentPosition(area) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  const after = here < 0 ? areas.findIndex(isAfter) : here + 1;
  const to = step > 0 ? after : (here < 0 ? after : here) - 1;
  const next = areas[(to + areas.length) % areas.length];
  if (next) reachableIn(next)?.focus();
}

/**
 * The keyboard goes into the page that was opened: where its work happens, as soon as that is there,
 * unless it was taken elsewhere by then. Ends the waiting.
 */
export function enterPage(): () => void {
  const page = document.getElementById("page");
  const active = document.activeElement;
  // A page may know better where its work goes on.
  if (active !== page && page?.contains(active)) return () => {};
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

/** The page that is open is asked for again: from a part of it back to where its work happens. */
export function enterAgain(): void {
  document.getElementById("page")?.focus();
  enterPage();
}

/**
 * What has the keyboard may go away, or be out of reach while it is at work: then the keyboard comes
 * back to it, to the area it stood in, or into the page. Dialogs see to themselves. Ends the watching.
 */
export function keepKeyboard(): () => void {
  let kept: { element: HTMLElement; area: HTMLElement } | null = null;
  const come = ({ target }: FocusEvent) => {
    const area = (target as Element).closest<HTMLElement>(AREAS);
    if (area) kept = { element: target as HTMLElement, area };
  };
  // Who points elsewhere gives the keyboard away.
  const giveAway = () => {
    kept = null;
  };
  const look = () => {
    timer = undefined;
    if (kept === null || document.activeElement !== document.body) return;
    if (document.querySelector("[aria-modal=true]") !== null) return;
    const { element, area } = kept;
    if (element.isConnected) element.focus({ preventScroll: true });
    else if (area.isConnected) reachableIn(area)?.focus({ preventScroll: true });
    else enterPage();
  };
  // A moment later: on its way from one field to the next the keyboard is nowhere, too.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = new MutationObserver(() => {
    timer ??= setTimeout(look);
  });
  document.addEventListener("focusin", come);
  document.addEventListener("pointerdown", giveAway, true);
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["disabled", "inert"],
  });
  return () => {
    document.removeEventListener("focusin", come);
    document.removeEventListener("pointerdown", giveAway, true);
    clearTimeout(timer);
    watch.disconnect();
  };
}
