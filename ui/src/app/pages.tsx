/** The pages there are, in the order of the rail. A page is listed only when it exists. */
import { AppstoreOutlined, TableOutlined } from "@ant-design/icons";
import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode } from "react";

export interface Page {
  key: string;
  icon: ReactNode;
  /** Key of its name among the texts. */
  name: string;
  component: LazyExoticComponent<ComponentType>;
  /** Fetches its code before it is asked for. */
  fetch: () => Promise<unknown>;
}

function page(key: string, icon: ReactNode, load: () => Promise<{ default: ComponentType }>): Page {
  return { key, icon, name: `page.${key}`, component: lazy(load), fetch: load };
}

export const PAGES: readonly Page[] = [
  page("overview", <AppstoreOutlined />, () => import("@/features/overview/OverviewPage")),
  page("communities", <TableOutlined />, () => import("@/features/communities/CommunitiesPage")),
];
