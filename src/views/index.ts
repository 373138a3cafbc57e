/** The vocabulary: what checks can be about, as `#views`. One file for each concept. @module */

export {}
