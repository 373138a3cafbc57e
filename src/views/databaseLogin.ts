import { type Fact, subject } from '#model'

/** By what means somebody proves to a database who they are. */
export interface DatabaseLogin {
  readonly noun: string
  /** It lets in whoever reaches it, and asks for nothing. */
  readonly asksNobody: Fact<boolean>
  /** What opens it to whoever holds it, in a sentence: `passwords`, `account keys`. */
  readonly secret: string
  readonly secretsWork: Fact<boolean>
  /** Whether such a secret may also make and drop databases. */
  readonly secretsAdminister: Fact<boolean>
  /** Those who administer it by an identity of the cloud; empty when nobody can. */
  readonly identities: Fact<readonly string[]>
}

export const DatabaseLogin = subject<DatabaseLogin>('database-login')
