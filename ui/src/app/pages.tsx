/** The pages there are, in the order of the rail. A page is listed only when it exists. */
import {
  AlignLeftOutlined,
  AppstoreOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ControlOutlined,
  HistoryOutlined,
  MoneyCollectOutlined,
  ReadOutlined,
  SwapOutlined,
  TableOutlined,
  ToolOutlined,
} from "@ant-design/icons";
import { type Page, page } from "./page";

export const PAGES: readonly Page[] = [
  page("overview", <AppstoreOutlined />, "cards", () => import("@/features/overview/OverviewPage")),
  page(
    "communities",
    <TableOutlined />,
    "grid",
    () => import("@/features/communities/CommunitiesPage"),
  ),
  page(
    "checklist",
    <CheckSquareOutlined />,
    "list",
    () => import("@/features/checklist/ChecklistPage"),
  ),
  page("schemes", <ToolOutlined />, "list", () => import("@/features/scheme/SchemePage")),
  page("plans", <CalendarOutlined />, "grid", () => import("@/features/plans/PlansPage")),
  page("funding", <MoneyCollectOutlined />, "grid", () => import("@/features/funding/FundingPage")),
  page("gantt", <AlignLeftOutlined />, "grid", () => import("@/features/gantt/GanttPage")),
  page("exchange", <SwapOutlined />, "cards", () => import("@/features/exchange/ExchangePage")),
  page("history", <HistoryOutlined />, "grid", () => import("@/features/history/HistoryPage")),
  page("policy", <ControlOutlined />, "list", () => import("@/features/policy/PolicyPage")),
  page("handbook", <ReadOutlined />, "list", () => import("@/features/handbook/HandbookPage")),
  page("merge", <SwapOutlined />, "grid", () => import("@/features/merge/MergePage"), "exchange"),
];
