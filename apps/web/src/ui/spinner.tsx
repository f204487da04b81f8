/** A passing state. Always beside a word that says which. */
export const Spinner = ({ size = 15 }: { size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} fill="none" className="spin" aria-hidden="true">
    <path d="M21 12a9 9 0 1 1-6.2-8.56" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
  </svg>
)
