/**
 * The one door from the page to the program behind it.
 * What it is not: it knows no feature, keeps no data and words nothing for people.
 */
import type { Commands, ErrorDto, Events } from "@/generated/contract";

export type CommandName = keyof Commands;
export type Params<C extends CommandName> = Commands[C]["params"];
export type Result<C extends CommandName> = Commands[C]["result"];
export type EventName = keyof Events;

export interface Host {
  /** Asks for one command; rejects with a {@link HostError}. */
  call<C extends CommandName>(command: C, params: Params<C>): Promise<Result<C>>;
  /** Listens to an event until the returned function is called. */
  on<E extends EventName>(event: E, handler: (payload: Events[E]) => void): () => void;
  /**
   * Is asked when somebody closes the window, until the returned function is called. The window
   * stays while the promise is open, and for good when it says false.
   */
  onClose(mayClose: () => Promise<boolean>): () => void;
}

/** A refusal or failure as the contract words it, in both languages. */
export class HostError extends Error {
  readonly dto: ErrorDto;

  constructor(dto: ErrorDto) {
    super(`${dto.code}: ${dto.en}`);
    this.name = "HostError";
    this.dto = dto;
  }
}

const isErrorDto = (value: unknown): value is ErrorDto =>
  typeof value === "object" && value !== null && "code" in value && "zh" in value && "en" in value;

/** Turns whatever a transport threw into a {@link HostError}. */
export function asHostError(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  if (isErrorDto(thrown)) return new HostError(thrown);
  return new HostError({
    code: "host.unreachable",
    kind: "internal",
    zh: "程序没有回应，您的数据没有改动。请重试；仍然不行就关闭窗口重新打开。",
    en: "The program did not answer; your data is unchanged. Try again, or close and reopen the window.",
    details: thrown instanceof Error ? thrown.message : String(thrown),
  });
}
