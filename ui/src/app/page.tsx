/** What a page is, and how its code is fetched: ahead when there is time, else when it is opened. */
import { type ComponentType, type ReactNode, use } from "react";

export interface Page {
  key: string;
  icon: ReactNode;
  /** Key of its name among the texts. */
  name: string;
  component: ComponentType;
  /** Fetches its code before it is asked for. */
  fetch: () => Promise<unknown>;
}

type Load = () => Promise<{ default: ComponentType }>;

/** Unlike `React.lazy`, a page whose code is there is shown at once, without a frame of waiting. */
export function page(key: string, icon: ReactNode, load: Load): Page {
  let ready: ComponentType | undefined;
  let coming: Promise<ComponentType> | undefined;

  function fetch(): Promise<ComponentType> {
    coming ??= load().then((module) => {
      ready = module.default;
      return module.default;
    });
    return coming;
  }

  function Content() {
    const Shown = ready ?? use(fetch());
    return <Shown />;
  }

  return { key, icon, name: `page.${key}`, component: Content, fetch };
}
