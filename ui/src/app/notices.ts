/** What an action came to that is worth a word and stops nothing, told wherever it was begun. */
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { NoticeDto } from "@/generated/contract";
import { useSay } from "@/i18n/say";
import { useToast } from "@/shared/toast";

const noticesOf = (result: unknown): NoticeDto[] =>
  typeof result === "object" && result !== null && "notices" in result
    ? (result.notices as NoticeDto[])
    : [];

export function useNotices(): void {
  const client = useQueryClient();
  const toast = useToast();
  const say = useSay();
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "success") return;
        for (const notice of noticesOf(event.action.data)) toast.inform(say(notice));
      }),
    [client, toast, say],
  );
}
