/**
 * What is being typed somewhere and not yet handed in. Whoever keeps such a text says how it is
 * handed in; before the window or the file is left, all of it is.
 */
type HandIn = () => boolean | Promise<boolean>;

const kept = new Set<HandIn>();

/**
 * Says how a text that may be open is handed in, until the returned function is called. False: it
 * was not taken, somebody has been told why, and nothing is to be left.
 */
export function handsIn(handIn: HandIn): () => void {
  kept.add(handIn);
  return () => kept.delete(handIn);
}

/** Hands in what is being typed. Says whether all of it was taken. */
export async function finishTyping(): Promise<boolean> {
  const taken = await Promise.all([...kept].map((handIn) => handIn()));
  return taken.every(Boolean);
}
