/** A map of configuration keys; LXD sends and takes every value as a string. */
export type StringMap = Record<string, string>

/** Devices by name; each has a `type` and the keys of that type, all strings. */
export type Devices = Record<string, StringMap>

/**
 * The status codes of operations and instances (`doc/rest-api.md`, "Return codes"): 100 operation created,
 * 101 started, 102 stopped, 103 running, 104 canceling, 105 pending, 106 starting, 107 stopping, 108 aborting,
 * 109 freezing, 110 frozen, 111 thawed, 112 error, 113 ready, 200 success, 400 failure, 401 canceled.
 */
export type StatusCode =
  | 100
  | 101
  | 102
  | 103
  | 104
  | 105
  | 106
  | 107
  | 108
  | 109
  | 110
  | 111
  | 112
  | 113
  | 200
  | 400
  | 401
