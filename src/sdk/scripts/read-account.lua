--[[
  Answers an account at this very instant, after ending what has ended by now.

  Reply: { "ok", balance, held, seq, { bucket, credits left, … } in spending order of their names, { hold, JSON, … } }
]]
-- include: ledger.lua
local account = open(4, ARGV[3])
close(account)
return {
  "ok", digits(account.balance), digits(account.held), digits(account.seq),
  redis.call("HGETALL", account.grants), redis.call("HGETALL", account.holds),
}
