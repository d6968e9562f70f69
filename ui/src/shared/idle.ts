/** Moments in which the window has nothing to do. Not what is done in them. */

/** Where a browser does not tell its idle moments (WebKit): enough for a key and a frame. */
const BREATH_MS = 50;

/** Resolves in the next idle moment. */
export const whenIdle = (): Promise<void> =>
  new Promise((done) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => done());
    else setTimeout(done, BREATH_MS);
  });
