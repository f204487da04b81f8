/**
 * Milliseconds that calls may take, by what they are. A cluster's first list after its leader's death takes 6 s;
 * with its quorum lost it fails after 10 s, and the list of members after 20 s, each with its own words, which say
 * more than a timeout of ours would.
 */
export const limits = {
  /** What every server answers from memory, and the opening of the event stream. */
  quick: 5_000,
  /** One object. */
  one: 15_000,
  /** All objects of a kind. */
  list: 30_000,
  metrics: 20_000,
} as const

/** Milliseconds between looks, while somebody watches. */
export const every = {
  members: 10_000,
  usage: 10_000,
  capacity: 30_000,
  reconcile: 300_000,
} as const
