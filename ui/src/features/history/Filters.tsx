/** Narrows history down: by community, person, kind of action and text. Kept in the address. */
import { Input, Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { pick } from "@/app/go";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import type { Filter } from "./model";

export function Filters({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const say = useSay();
  const words = useRpc("history.words", {}).data;
  const people = words?.people ?? [];
  return (
    <>
      <CommunityFilter id={filter.community_id} />
      {people.length > 1 ? (
        <Select
          allowClear
          className="history-filter"
          placeholder={t("history.anybody")}
          aria-label={t("history.who")}
          value={filter.who ?? null}
          onChange={(who) => pick({ who: who ?? undefined, id: undefined })}
          options={people.map((who) => ({ value: who, label: who || t("history.nobody") }))}
        />
      ) : null}
      <Select
        allowClear
        className="history-filter"
        placeholder={t("history.any_kind")}
        aria-label={t("history.kind_of")}
        value={filter.kind ?? null}
        onChange={(kind) => pick({ kind: kind ?? undefined, id: undefined })}
        options={(words?.kinds ?? []).map((kind) => ({ value: kind.code, label: say(kind) }))}
      />
      <Input
        allowClear
        className="history-search"
        defaultValue={filter.text ?? ""}
        placeholder={t("history.search")}
        aria-label={t("history.search")}
        data-testid="history-search"
        onChange={(event) => pick({ text: event.target.value || undefined, id: undefined })}
      />
    </>
  );
}

/** A community by a fragment of its name, pinyin too. */
function CommunityFilter({ id }: { id: string | undefined }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const found = useRpc(
    "communities.search",
    { text: asked, limit: 12 },
    { enabled: asked !== "", keep: true },
  );
  const chosen = useRpc("communities.detail", { id: id ?? "" }, { enabled: id !== undefined });
  const hits = asked === "" ? [] : (found.data ?? []);
  const own =
    id === undefined ? [] : [{ value: id, label: chosen.data?.name ?? t("history.gone") }];
  const options = hits.map((hit) => ({ value: hit.id, label: hit.name, title: hit.division }));
  return (
    <Select
      allowClear
      className="history-filter"
      placeholder={t("history.any_community")}
      aria-label={t("history.of_community")}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      notFoundContent={t(asked === "" ? "history.type_name" : "history.no_such")}
      value={id ?? null}
      onChange={(community) => {
        setText("");
        pick({ community: community ?? undefined, id: undefined });
      }}
      options={options.length > 0 ? options : own}
    />
  );
}
