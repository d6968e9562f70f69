/** The pages there are, in the order of the rail. A page is listed only when it exists. */
import {
  AlignLeftOutlined,
  AppstoreOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  HistoryOutlined,
  MoneyCollectOutlined,
  SwapOutlined,
  TableOutlined,
  ToolOutlined,
} from "@ant-design/icons";
import { type Page, page } from "./page";

export const PAGES: readonly Page[] = [
  page("overview", <AppstoreOutlined />, () => import("@/features/overview/OverviewPage")),
  page("communities", <TableOutlined />, () => import("@/features/communities/CommunitiesPage")),
  page("checklist", <CheckSquareOutlined />, () => import("@/features/checklist/ChecklistPage")),
  page("schemes", <ToolOutlined />, () => import("@/features/scheme/SchemePage")),
  page("plans", <CalendarOutlined />, () => import("@/features/plans/PlansPage")),
  page("funding", <MoneyCollectOutlined />, () => import("@/features/funding/FundingPage")),
  page("gantt", <AlignLeftOutlined />, () => import("@/features/gantt/GanttPage")),
  page("exchange", <SwapOutlined />, () => import("@/features/exchange/ExchangePage")),
  page("history", <HistoryOutlined />, () => import("@/features/history/HistoryPage")),
];
