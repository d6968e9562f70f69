/** The page of the benchmark: measures the subject its address names and shows what it found. */
import { startTexts } from "@/i18n";
import { applyPalette } from "@/shared/design/palette";
import "@/shared/design/tokens.css";
import "@/shared/design/base.css";
import { measure } from "./measure";
import { SUBJECTS } from "./subjects";

startTexts();
applyPalette(document.documentElement, "light");

const name = decodeURIComponent(location.hash.slice(1));
const subject = SUBJECTS[name];
const host = document.getElementById("root");
if (host === null || subject === undefined) throw new Error(`no subject ${name}`);
Object.assign(host.style, {
  position: "fixed",
  inset: "0",
  display: "flex",
  flexDirection: "column",
});

function tell(found: object): void {
  document.documentElement.dataset.found = JSON.stringify(found);
}
measure(subject, host).then(tell, (error: unknown) => tell({ failed: String(error) }));
