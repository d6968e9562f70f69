import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { enterPage, focusNextArea, keepKeyboard } from "./areas";

const WINDOW = `
  <nav class="rail"><button id="rail">1</button></nav>
  <header class="top"><button id="top">2</button></header>
  <main id="page" tabindex="-1"><div class="page">
    <header class="page-header"><div class="page-tools"><button id="tool">3</button></div></header>
    <div class="page-body">
      <section><input id="search"><div id="list" tabindex="0" data-home></div></section>
      <section id="sheet">
        <button id="first">4</button><button id="second">5</button>
        <div role="radiogroup" tabindex="0"><input type="radio" id="radio" checked></div>
      </section>
    </div>
  </div></main>`;

const by = (id: string) => document.getElementById(id) as HTMLButtonElement;
const here = () => document.activeElement?.id;
/** Watchers tell, and who was told looks, a moment later. */
const told = () => new Promise<void>((done) => setTimeout(() => setTimeout(done)));

beforeEach(() => {
  document.body.innerHTML = WINDOW;
});

describe("F6", () => {
  it("goes round the areas in their order, to where work happens in each", () => {
    by("rail").focus();
    const way = Array.from({ length: 5 }, () => {
      focusNextArea();
      return here();
    });
    expect(way).toEqual(["top", "tool", "list", "first", "rail"]);
    focusNextArea(-1);
    expect(here()).toBe("first");
  });

  it("goes from the page itself to its first area, and back to the one before it", () => {
    by("page").focus();
    focusNextArea();
    expect(here()).toBe("tool");
    by("page").focus();
    focusNextArea(-1);
    expect(here()).toBe("top");
  });

  it("enters a group of choices at the chosen one", () => {
    by("first").remove();
    by("second").remove();
    by("list").focus();
    focusNextArea();
    expect(here()).toBe("radio");
  });
});

describe("a page that is opened", () => {
  it("has the keyboard where its work happens", () => {
    enterPage()();
    expect(here()).toBe("list");
  });

  it("has it as soon as that is there, unless somebody went elsewhere", async () => {
    by("list").remove();
    const end = enterPage();
    expect(here()).toBe("page");
    by("sheet").innerHTML = '<div id="late" data-home tabindex="0"></div>';
    await told();
    expect(here()).toBe("late");
    end();
  });
});

describe("the keyboard", () => {
  let end = () => {};
  beforeEach(() => {
    end = keepKeyboard();
  });
  afterEach(() => end());

  it("comes back to what was out of reach while it was at work", async () => {
    by("second").focus();
    by("second").disabled = true;
    by("second").blur();
    await told();
    by("second").disabled = false;
    await told();
    expect(here()).toBe("second");
  });

  it("stays in the area whose part went away, else in the page", async () => {
    by("second").focus();
    by("second").remove();
    await told();
    expect(here()).toBe("first");
    by("sheet").remove();
    await told();
    expect(here()).toBe("list");
  });

  it("is not called back by who points elsewhere", async () => {
    by("second").focus();
    document.body.dispatchEvent(new Event("pointerdown", { bubbles: true }));
    by("second").blur();
    by("first").disabled = true;
    await told();
    expect(document.activeElement).toBe(document.body);
  });
});
