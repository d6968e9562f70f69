/** What one start of the page tells the next: a crash, and what was said already. Gone with the window. */
const KEY = "jiugai.crashed";

/** A page that crashes again within this time does not get better by coming back. */
const AGAIN_MS = 10_000;

interface Note {
  at: number;
  details: string;
  isTold: boolean;
}

function read(): Note | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Note | null;
  } catch {
    return null;
  }
}

/** Whether coming back may help: not when it was tried a moment ago. */
export function mayComeBack(now: number): boolean {
  const note = read();
  return note === null || now - note.at > AGAIN_MS;
}

export function leaveNote(at: number, details: string): void {
  sessionStorage.setItem(KEY, JSON.stringify({ at, details, isTold: false }));
}

/** Details of a crash nobody was told of yet; telling is done once. */
export function takeNote(): string | null {
  const note = read();
  if (note === null || note.isTold) return null;
  sessionStorage.setItem(KEY, JSON.stringify({ ...note, isTold: true }));
  return note.details;
}

const TOLD = "jiugai.told";

/** Whether a file left open by a crash is yet to be told of in this window. */
export function isFirstTelling(): boolean {
  const isFirst = sessionStorage.getItem(TOLD) === null;
  sessionStorage.setItem(TOLD, "yes");
  return isFirst;
}
