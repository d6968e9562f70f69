/** A page that works on the registry: waits for it, and says where to begin while it is empty. */
import type { ReactNode } from "react";
import type { CommunityTableDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { Loaded, PageHeader } from "@/shared/parts";
import { NoCommunities } from "./NoCommunities";

export function RegistryPage({
  title,
  children,
}: {
  title: string;
  children: (table: CommunityTableDto) => ReactNode;
}) {
  const table = useRpc("communities.table", {});
  const empty = (
    <>
      <PageHeader title={title} />
      <NoCommunities />
    </>
  );
  return (
    <div className="page">
      <Loaded query={table} title={title} shape="list">
        {(data) => (data.id.length > 0 ? children(data) : empty)}
      </Loaded>
    </div>
  );
}
