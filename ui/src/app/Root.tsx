/** Everything around the window: theme, language of the components, queries, the host. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Host } from "@/host";
import { HostProvider } from "@/host/context";
import { useLook } from "@/shared/design/look";
import { antdTheme } from "@/shared/design/theme";
import { useRefusalsGo } from "@/shared/toast";
import { Arrivals } from "./Arrivals";
import { Crash } from "./Crash";
import { noticing } from "./guide/noticing";
import { useLeaving } from "./leaving";
import { useNotices } from "./notices";
import { Shell } from "./Shell";

/** Everything is local: never wait for a network, never guess that a retry will help. */
const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });

/** Everything around what is shown; tests stand components into the same frame. */
export function Frame({ host, children }: { host: Host; children: ReactNode }) {
  const { i18n } = useTranslation();
  const [client] = useState(newQueryClient);
  const look = useLook((state) => state.look);
  const theme = useMemo(() => antdTheme(look), [look]);
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === "en" ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={client}>
        <HostProvider host={host}>
          <App component={false} notification={{ bottom: 36, stack: { threshold: 2 } }}>
            {children}
          </App>
        </HostProvider>
      </QueryClientProvider>
    </ConfigProvider>
  );
}

/** Inside the frame, where there is somebody to tell. */
function Window() {
  useLeaving();
  useNotices();
  useRefusalsGo();
  return (
    <Crash>
      <Arrivals />
      <Shell />
    </Crash>
  );
}

export function Root({ host: given }: { host: Host }) {
  const [host] = useState(() => noticing(given));
  const { i18n } = useTranslation();
  useEffect(() => {
    // Names of actions become data in this language; should that fail, they stay Chinese.
    host.call("desk.set_language", { lang: i18n.language }).catch(() => undefined);
  }, [host, i18n.language]);
  return (
    <Frame host={host}>
      <Window />
    </Frame>
  );
}
