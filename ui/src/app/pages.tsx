/** The pages there are, in the order of the rail. A page is listed only when it exists. */
import { AppstoreOutlined, TableOutlined } from "@ant-design/icons";
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from "react";

export interface Page {
  key: string;
  icon: ReactNode;
  /** Key of its name among the texts. */
  name: string;
  component: LazyExoticComponent<ComponentType>;
}

export const PAGES: readonly Page[] = [
  {
    key: "overview",
    icon: <AppstoreOutlined />,
    name: "page.overview",
    component: lazy(() => import("@/features/overview/OverviewPage")),
  },
  {
    key: "communities",
    icon: <TableOutlined />,
    name: "page.communities",
    component: lazy(() => import("@/features/communities/CommunitiesPage")),
  },
];
