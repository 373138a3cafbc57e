import { type Fact, subject } from '#model'

/** What is kept of blobs that were overwritten or deleted. */
export interface Retained {
  readonly versions: boolean
  /** Days for which a deleted blob, or container, can be brought back; 0 for never. */
  readonly blobDays: number
  readonly containerDays: number
}

/** How file shares are served over SMB, and what is kept of them. */
export interface SharedFiles {
  /** Days for which a deleted share can be brought back; 0 for never. */
  readonly shareDays: number
  /** `SMB3.1.1`. */
  readonly smbVersions: readonly string[]
  /** `AES-256-GCM`. */
  readonly smbCiphers: readonly string[]
}

/** The switches of an Azure storage account, each by itself, for which no other cloud has a like. */
export interface StorageAccount {
  /** Account keys, and links signed with them, open it. */
  readonly sharedKeys: Fact<boolean>
  /** After how many days the keys are due, if anybody said so, and when the older was made. */
  readonly keys: Fact<{ readonly expiryDays: number | null; readonly oldest: string | null }>
  /** The portal signs in with the person's own rights unless told otherwise. */
  readonly entraByDefault: Fact<boolean>
  /** Blobs may be copied by rule to an account of another tenant. */
  readonly crossTenantReplication: Fact<boolean>
  /** Files come and go by SFTP too, with passwords and keys of its own. */
  readonly sftp: Fact<boolean>
  /** Microsoft's backup, log and mail services pass the firewall; true where it stops nobody. */
  readonly trustedServicesPass: Fact<boolean>
  readonly privateEndpoints: Fact<number>
  /** Encrypted a second time, below, under another key. */
  readonly encryptedTwice: Fact<boolean>
  /** `Standard_GRS`. */
  readonly redundancy: Fact<string>
  /** Null for an account that keeps no blobs. */
  readonly retained: Fact<Retained | null>
  /** Null for an account that keeps no file shares. */
  readonly files: Fact<SharedFiles | null>
}

export const StorageAccount = subject<StorageAccount>('storage-account')
