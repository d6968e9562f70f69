/** Start of the page: texts, colours, host, then the window. */
import { createRoot } from "react-dom/client";
import { PAGES } from "./app/pages";
import { Root } from "./app/Root";
import { parseRoute } from "./app/route";
import { chooseHost } from "./host";
import { startTexts } from "./i18n";
import { startLook } from "./shared/design/look";
import "./shared/design/base.css";

startTexts();
startLook();

// The code of the first page is on its way while everything else starts.
const { page } = parseRoute(location.hash);
void (PAGES.find((one) => one.key === page) ?? PAGES[0])?.fetch();

const place = document.getElementById("root");
if (place === null) throw new Error("index.html has no #root");
const host = await chooseHost();
createRoot(place).render(<Root host={host} />);
