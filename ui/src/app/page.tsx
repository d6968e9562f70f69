/** What a page is, and how its code is fetched: ahead when there is time, else when it is opened. */
import { type ComponentType, type ReactNode, use } from "react";
import type { Shape } from "@/shared/parts";

export interface Page {
  key: string;
  icon: ReactNode;
  /** Key of its name among the texts. */
  name: string;
  /** The page of the rail it is reached from, when it has no place there itself. */
  within?: string;
  /** What stands in its place while its code or its data is fetched. */
  shape: Shape;
  /** Fetches its code, once. */
  fetch: () => Promise<ComponentType>;
}

export function page(
  key: string,
  icon: ReactNode,
  shape: Shape,
  load: () => Promise<{ default: ComponentType }>,
  within?: string,
): Page {
  let coming: Promise<ComponentType> | undefined;
  return {
    key,
    icon,
    shape,
    ...(within === undefined ? {} : { within }),
    name: `page.${key}`,
    fetch: () => {
      if (coming !== undefined) return coming;
      const fetched: Promise<ComponentType> = load().then((module) => {
        // Says so itself that it is there: `use` then takes it at once.
        Object.assign(fetched, { status: "fulfilled", value: module.default });
        return module.default;
      });
      coming = fetched;
      return fetched;
    },
  };
}

/** Unlike `React.lazy`, content whose code is there is shown at once, without a frame of waiting. */
export function PageContent({ page }: { page: Page }) {
  const Content = use(page.fetch());
  return <Content />;
}
