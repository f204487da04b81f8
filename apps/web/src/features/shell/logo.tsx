/** A container, lifted. */
export const Logo = ({ size = 24 }: { size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
    <rect width="24" height="24" rx="6" fill="var(--accent)" />
    <path
      d="M12 5.2 18 8.4v7.2l-6 3.2-6-3.2V8.4zM6.2 8.5l5.8 3 5.8-3M12 11.5v7"
      fill="none"
      stroke="var(--on)"
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  </svg>
)
