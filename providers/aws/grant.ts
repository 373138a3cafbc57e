/**
 * An identity policy for a role or user that scans. Every action reads configuration, and most of
 * these actions cannot be narrowed to single resources.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function grant(permissions: readonly string[]) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AjarReadsConfiguration',
        Effect: 'Allow',
        Action: [...new Set(permissions)].sort(),
        Resource: '*',
      },
    ],
  }
}
