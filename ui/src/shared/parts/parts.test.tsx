import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { HostError } from "@/host";
import { show } from "../../../tests/render";
import { Drawer, ErrorState, FacetStrip, GateTag, Money, Shares } from ".";

describe("facet strip", () => {
  it("says each facet's state in words, not only in colour", () => {
    show(<FacetStrip letters="lfhnfl" />);
    const said = screen.getAllByRole("listitem").map((item) => item.getAttribute("title"));
    expect(said).toEqual([
      "人：一老一小: 有短板",
      "水：海绵与排水: 无问题",
      "绿：绿化与停车: 有隐患",
      "线：管线与道路: 未查",
      "面：屋面与外墙: 无问题",
      "管：长效管理: 有短板",
    ]);
  });

  it("shows what is not inspected as a question, never as fine", () => {
    show(<FacetStrip letters="" />);
    expect(screen.getAllByText("?")).toHaveLength(6);
  });
});

describe("gates", () => {
  it.each([
    [2, 1, "差 2 项"],
    [0, 3, "待定 3 项"],
    [0, 0, "通过"],
  ])("%d open, %d unclear: %s", (open, unknown, text) => {
    show(<GateTag open={open} unknown={unknown} />);
    expect(screen.getByText(text)).toBeTruthy();
  });
});

describe("figures", () => {
  it("stand with their unit", () => {
    show(<Money fen={321_000_000} />);
    expect(document.querySelector(".figure")?.textContent).toBe("321.00 万元");
  });

  it("a gap is hatched and named", () => {
    const shares = [
      { key: "a", label: "中央", amount: 30, text: "30", colour: "#245a86" },
      { key: "gap", label: "资金缺口", amount: 10, text: "10", colour: "gap" },
      { key: "b", label: "居民", amount: 0, text: "0", colour: "#5ea07a" },
    ];
    show(<Shares shares={shares} label="资金来源" />);
    const bar = screen.getByRole("img", { name: "资金来源" });
    expect([...bar.children].map((part) => (part as HTMLElement).style.width)).toEqual([
      "75%",
      "25%",
    ]);
    expect(bar.querySelectorAll(".gap")).toHaveLength(1);
    expect(screen.queryByText(/居民/)).toBeNull();
  });
});

describe("drawer", () => {
  it("closes with Escape, but not while something else uses the key", () => {
    const close = vi.fn();
    show(
      <>
        <input aria-label="cell" onKeyDown={(event) => event.preventDefault()} />
        <Drawer title="五建小区" onClose={close}>
          内容
        </Drawer>
      </>,
    );
    fireEvent.keyDown(screen.getByLabelText("cell"), { key: "Escape" });
    expect(close).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(close).toHaveBeenCalledOnce();
  });
});

describe("a failure", () => {
  it("says the contract's sentence and can be tried again", () => {
    const again = vi.fn();
    const error = new HostError({
      code: "file.damaged",
      kind: "file",
      zh: "文件已损坏，没有改动它。",
      en: "The file is damaged.",
      details: "page 7",
    });
    show(<ErrorState error={error} onRetry={again} />);
    expect(screen.getByRole("alert").textContent).toContain("文件已损坏，没有改动它。");
    fireEvent.click(screen.getByRole("button", { name: "重试" }));
    expect(again).toHaveBeenCalledOnce();
  });
});
