/**
 * What is being typed somewhere and not yet handed in. Whoever keeps such a text says how it is
 * handed in; before the window or the file is left, all of it is.
 */
const finishers = new Set<() => void>();

/** Says how a text that may be open is handed in, until the returned function is called. */
export function handsIn(finish: () => void): () => void {
  finishers.add(finish);
  return () => finishers.delete(finish);
}

/** Hands in what is being typed, as leaving its field does. */
export function finishTyping(): void {
  for (const finish of finishers) finish();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
