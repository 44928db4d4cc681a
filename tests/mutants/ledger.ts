/** One change for the worse: `from` stands once in the script and becomes `to`. */
export type Mutant = { file: string; from: string; to: string; why: string };

const of = (script: string, why: string, from: string, to: string): Mutant => ({
  file: `src/sdk/scripts/${script}.lua`,
  from,
  to,
  why,
});

/** At least one of each script of the ledger. */
export const ledgerMutants: Mutant[] = [
  of(
    "deduct",
    "one credit too many in the short way",
    "clock >= tonumber(state[5])",
    "clock > tonumber(state[5])",
  ),
  of(
    "deduct",
    "the short way forgets a key",
    'redis.call("EXISTS", KEYS[3]) == 1',
    'redis.call("EXISTS", KEYS[3]) == 2',
  ),
  of("deduct", "an overdraft of one", "account.balance < amount", "account.balance + 1 < amount"),
  of(
    "grant",
    "a grant that ends now still counts",
    "tonumber(ARGV[10]) <= clock",
    "tonumber(ARGV[10]) < clock",
  ),
  of("grant", "2^53 is passed", "account.balance + account.held + amount > MOST", "account.balance > MOST"),
  of(
    "hold",
    "a hold takes nothing from the sum of holds",
    "account.held = account.held + amount",
    "account.held = account.held",
  ),
  of("hold", "a second hold of one id", 'redis.call("HEXISTS", account.holds, hold) == 1', "false"),
  of("extend", "an extension forgets what it was of", "found.amount + amount", "amount"),
  of(
    "capture",
    "the rest does not go back",
    "local moves, lapsed = give_back(account, rest)",
    "local moves, lapsed = {}, 0",
  ),
  of("capture", "more than was held", "if amount > found.amount then", "if amount > found.amount + 1 then"),
  of(
    "release",
    "a hold is released twice",
    'if found.status ~= "open" then',
    'if found.status == "nothing" then',
  ),
  of(
    "refund",
    "what came back before is forgotten",
    'redis.call("HINCRBY", KEYS[11], id, digits(amount))',
    "",
  ),
  of(
    "refund",
    "the first bucket comes back first",
    "for index = #parts, 1, -1 do",
    "for index = 1, #parts do",
  ),
  of(
    "revoke",
    "what is held comes back all the same",
    "changed = held + part[2], true",
    "changed = held + part[2], false",
  ),
  of("revoke", "more than was asked for", "math.min(left, (tonumber(ARGV[9]) or MOST) - amount)", "left"),
  of(
    "transfer",
    "each share is the first one's",
    "local other, left, received = others[index], share[2], {}",
    "local other, left, received = others[index], shares[1][2], {}",
  ),
  of("transfer", "a share loses its expiry", "string.sub(moves[at][1], 5, 19)", "digits(NEVER)"),
  of(
    "read-balance",
    "an instant late",
    'redis.call("ZRANGEBYSCORE", KEYS[9], "-inf", digits(clock),',
    'redis.call("ZRANGEBYSCORE", KEYS[9], "-inf", "(" .. digits(clock),',
  ),
  of(
    "read-account",
    "what has ended is shown",
    "local account = open(4, ARGV[3])\nclose(account)",
    "settle = function() end\nlocal account = open(4, ARGV[3])\nclose(account)",
  ),
  of(
    "read-log",
    "the last of a piece is left out",
    '"LIMIT", ARGV[10], ARGV[11]',
    '"LIMIT", ARGV[10], ARGV[11] - 1',
  ),
  of("set-checkpoint", "one transaction too many is dropped", "-(stay + 1)", "-stay"),
  of("restore", "grants are not written", "give(account, grant[1], grant[2], 0)", ""),
  of("restore", "an account that moved on is overwritten", "~= ARGV[8] then", '== "never" then'),
  of("remember", "the key is forgotten", 'redis.call("SET", KEYS[3]', 'redis.call("SET", KEYS[4] .. "x"'),
  of(
    "ledger",
    "expired grants count",
    'account.dated = true\n    if kind == "g" then',
    'account.dated = true\n    if kind == "x" then',
  ),
  of(
    "ledger",
    "the journal misses a line",
    'redis.call("XADD", KEYS[1], "*", "account", account.user, "tx", transaction)',
    "",
  ),
  of(
    "ledger",
    "buckets are spent in the wrong order",
    'redis.call("ZRANGE", account.spend, 0, 0)[1]\n    if not bucket',
    'redis.call("ZREVRANGE", account.spend, 0, 0)[1]\n    if not bucket',
  ),
  of(
    "ledger",
    "a repetition is carried out again",
    '  return { "repeated", string.sub(kept, bar + 1) }',
    "  return nil",
  ),
  of(
    "ledger",
    "an operation sent again is carried out again",
    "    return find_again()\n",
    "    return nil\n",
  ),
];
