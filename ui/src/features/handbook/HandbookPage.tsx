/** 手册: the standards as a handbook, written from the policy in force; searched, printed, never edited here. */
import { PrinterOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { go, useRoute } from "@/app/go";
import type { HandbookDto } from "@/generated/contract";
import { useRpc } from "@/host/context";
import { useSay } from "@/i18n/say";
import { formatCount } from "@/shared/format";
import { EmptyState, Loaded, PageHeader } from "@/shared/parts";
import "@/shared/parts/book.css";
import { found, SECTIONS, type Section, sizeOf } from "./model";
import { SectionContent } from "./SectionContent";

export default function HandbookPage() {
  const { t } = useTranslation();
  const book = useRpc("policy.handbook", {});
  return (
    <div className="page">
      <Loaded query={book} title={t("page.handbook")} shape="list">
        {(data) => <Handbook book={data} />}
      </Loaded>
    </div>
  );
}

function Handbook({ book }: { book: HandbookDto }) {
  const { t } = useTranslation();
  const say = useSay();
  const { picked } = useRoute();
  const [text, setText] = useState(picked.find ?? "");
  const asked = useDeferredValue(text);
  const shown = useMemo(() => found(book, asked), [book, asked]);
  const scroll = useRef<HTMLDivElement>(null);
  const sections = SECTIONS.filter((section) => sizeOf(shown, section) > 0);
  const goTo = (section: Section) => {
    const place = scroll.current?.querySelector<HTMLElement>(`[data-section=${section}]`);
    place?.scrollIntoView();
    place?.focus({ preventScroll: true });
  };
  return (
    <>
      <PageHeader
        title={t("page.handbook")}
        sentence={t("handbook.sentence", { profile: say(book.profile), version: book.version })}
        tools={
          <>
            <Button onClick={() => go("policy")}>{t("handbook.to_policy")}</Button>
            <Button icon={<PrinterOutlined />} onClick={() => print()}>
              {t("act.print")}
            </Button>
          </>
        }
      />
      <div className="page-body book">
        <nav className="book-toc" aria-label={t("handbook.contents")}>
          <Input
            allowClear
            value={text}
            placeholder={t("handbook.search")}
            aria-label={t("handbook.search")}
            onChange={(event) => setText(event.target.value)}
          />
          {SECTIONS.map((section) => {
            const size = sizeOf(shown, section);
            return (
              <button
                key={section}
                type="button"
                className="book-way"
                disabled={size === 0}
                onClick={() => goTo(section)}
              >
                <span>{t(`handbook.section.${section}`)}</span>
                <span className="soft small">{formatCount(size)}</span>
              </button>
            );
          })}
          <p className="soft small book-note">{t("handbook.assumption_note")}</p>
        </nav>
        <section
          className="book-text"
          ref={scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          data-home
          aria-label={t("page.handbook")}
        >
          <div className="print-only">
            <h2>
              {t("handbook.print_title", { profile: say(book.profile), version: book.version })}
            </h2>
          </div>
          {sections.map((section) => (
            <section key={section} data-section={section} tabIndex={-1} className="book-section">
              <h2>{t(`handbook.section.${section}`)}</h2>
              <SectionContent section={section} book={shown} whole={book} />
            </section>
          ))}
          {sections.length === 0 ? <EmptyState title={t("search.none")} /> : null}
        </section>
      </div>
    </>
  );
}
