import { defineCheck, holds, judge, violated } from '#model'
import { StorageAccount } from '#views'

export default defineCheck({
  id: 'storage/no-sftp',
  title: 'Storage accounts take no SFTP',
  severity: 'medium',
  about: StorageAccount,
  kinds: ['azure:storage:account'],
  rationale:
    'SFTP brings its own users with passwords and keys that Entra knows nothing of: no ' +
    'second factor, no conditional access, no end when the person leaves.',
  remedy: {
    azure: 'Set isSftpEnabled to false, or keep SFTP in an account of its own behind a firewall.',
  },
  controls: {
    'nist-800-53-r5': ['AC-17', 'IA-2'],
  },
  covers: {
    'azure:storage:account': ['azure-storage-sftp-enabled'],
  },

  evaluate: (account) =>
    judge(account.sftp, (isOn) =>
      isOn ? violated('SFTP is on, with users of its own.') : holds('SFTP is off.'),
    ),
})
