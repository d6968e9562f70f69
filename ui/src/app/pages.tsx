/** The pages there are, in the order of the rail. A page is listed only when it exists. */
import { AppstoreOutlined, TableOutlined } from "@ant-design/icons";
import { type Page, page } from "./page";

export const PAGES: readonly Page[] = [
  page("overview", <AppstoreOutlined />, () => import("@/features/overview/OverviewPage")),
  page("communities", <TableOutlined />, () => import("@/features/communities/CommunitiesPage")),
];
