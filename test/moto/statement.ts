/** The text of a policy of one statement that allows. */
export const statement = (
  principal: unknown,
  action: string,
  resource: string | readonly string[],
  condition?: unknown,
) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: principal,
        Action: action,
        Resource: resource,
        ...(condition !== undefined && { Condition: condition }),
      },
    ],
  })
