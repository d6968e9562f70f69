/** Start of the page: texts, colours, host, then the window. */
import { createRoot } from "react-dom/client";
import { Root } from "./app/Root";
import { chooseHost } from "./host";
import { startTexts } from "./i18n";
import { startLook } from "./shared/design/look";
import "./shared/design/base.css";

startTexts();
startLook();

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root");
const host = await chooseHost();
createRoot(place).render(<Root host={host} />);
