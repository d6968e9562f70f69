/** What pages are built from. Shared parts know no command and no feature. */

export { Card } from "./Card";
export { Dialog } from "./Dialog";
export { Drawer, DrawerSection, Facts } from "./Drawer";
export { FacetBadge, FacetStrip } from "./FacetStrip";
export { Area, Count, Money, Quantity } from "./figures";
export { countGates, GateList, GateSteps } from "./Gates";
export { GateTag, StateTag } from "./GateTag";
export { Help, Mark } from "./Help";
export { InlineInput } from "./InlineInput";
export { Menu, type MenuItem } from "./Menu";
export { PageHeader } from "./PageHeader";
export { Panel } from "./Panel";
export { RowMenu, useRowMenu } from "./RowMenu";
export { Shares } from "./Shares";
export {
  EmptyState,
  ErrorState,
  Loaded,
  LoadingState,
  PageLoading,
  type Shape,
} from "./states";
export { Tile, Tiles } from "./Tile";
