import { known } from '#model'
import { SECRET, type Secret } from '../../providers/aws/secretsmanager/secret.ts'
import { ACCOUNT, REGION, SCOPE } from './scopeBuilder.ts'

export const SECRET_ARN = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop/database-a1B2c3`

/** A secret as CreateSecret makes it: no policy, under the key of AWS, never rotated. */
export function secret(facts: Partial<Secret['facts']> = {}): Secret {
  return {
    kind: SECRET,
    id: SECRET_ARN,
    name: 'shop/database',
    scope: SCOPE,
    facts: {
      policy: known(null, 'secretsmanager:GetResourcePolicy'),
      key: known(null, 'secretsmanager:ListSecrets'),
      rotates: known(false, 'secretsmanager:ListSecrets'),
      renewedAt: known('2026-11-01T09:00:00.000Z', 'secretsmanager:ListSecrets'),
      usedAt: known('2026-11-22T00:00:00.000Z', 'secretsmanager:ListSecrets'),
      createdAt: known('2026-11-01T09:00:00.000Z', 'secretsmanager:ListSecrets'),
      ...facts,
    },
  }
}
