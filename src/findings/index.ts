/** What the commands and the tickets use of the findings' life. @module */

export { defaultStorePath } from './place.ts'
export type { AccountPart, Match, Recording, RecordingOptions } from './recording.ts'
export {
  type Difference,
  type HistoryEntry,
  openStore,
  type ScanRecord,
  type Sight,
  type Store,
  type StoredFinding,
} from './store.ts'
