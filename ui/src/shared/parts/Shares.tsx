import "./parts.css";

export interface Share {
  key: string;
  label: string;
  amount: number;
  /** Text of the amount, with unit. */
  text: string;
  /** A colour, or `gap` for hatching. */
  colour: string;
}

/** Parts of a whole as one bar with its legend; `gap` is hatched red. */
export function Shares({ shares, label }: { shares: Share[]; label: string }) {
  const whole = shares.reduce((sum, share) => sum + share.amount, 0);
  const shown = shares.filter((share) => share.amount > 0);
  const ground = (share: Share) => (share.colour === "gap" ? undefined : share.colour);
  return (
    <div className="shares">
      <div className="shares-bar" role="img" aria-label={label}>
        {shown.map((share) => (
          <i
            key={share.key}
            className={share.colour === "gap" ? "gap" : undefined}
            style={{ width: `${(share.amount / whole) * 100}%`, background: ground(share) }}
            title={`${share.label} ${share.text}`}
          />
        ))}
      </div>
      <ul className="legend">
        {shown.map((share) => (
          <li key={share.key}>
            <i
              className={share.colour === "gap" ? "gap" : undefined}
              style={{ background: ground(share) }}
            />
            {share.label} {share.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
