/** How long something has been at work: a wait is noticed after 300 ms and long after two seconds. */
import { useEffect, useState } from "react";

const NOTICED = 300;
const LONG = 2_000;

export type Wait = "short" | "noticed" | "long";

export function useWait(isWorking: boolean): Wait {
  const [wait, setWait] = useState<Wait>("short");
  useEffect(() => {
    if (!isWorking) return;
    const noticed = setTimeout(() => setWait("noticed"), NOTICED);
    const long = setTimeout(() => setWait("long"), LONG);
    return () => {
      clearTimeout(noticed);
      clearTimeout(long);
      setWait("short");
    };
  }, [isWorking]);
  return wait;
}
