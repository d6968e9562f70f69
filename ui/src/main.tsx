/** Start of the page: texts, colours, host, then the window. */
import { createRoot } from "react-dom/client";
import { Root } from "./app/Root";
import { chooseHost } from "./host";
import { startTexts } from "./i18n";
import { applyPalette } from "./shared/design/palette";
import "./shared/design/base.css";

startTexts();
applyPalette(document.documentElement);

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root");
const host = await chooseHost();
createRoot(place).render(<Root host={host} />);
