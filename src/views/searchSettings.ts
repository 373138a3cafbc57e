import { type Fact, subject } from '#model'

/** A cluster that is searched by HTTP, and how it is set up inside, behind whatever surrounds it. */
export interface SearchSettings {
  readonly noun: string
  /** What its nodes send each other is encrypted. */
  readonly nodesEncrypt: Fact<boolean>
  /** It knows users and gives each their own rights; otherwise whoever gets in may do everything. */
  readonly tellsUsersApart: Fact<boolean>
  /** It also serves requests that name nobody. */
  readonly admitsAnonymous: Fact<boolean>
  /** It keeps users and passwords by itself, beside the identities of the cloud. */
  readonly keepsPasswords: Fact<boolean>
  /** Its pages for people ask for a sign-in with the organisation's own. */
  readonly dashboardsAskWho: Fact<boolean>
}

export const SearchSettings = subject<SearchSettings>('search-settings')
