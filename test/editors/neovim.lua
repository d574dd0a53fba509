-- Asks the server, as Neovim's own client does, what the environment says, and writes the answers as JSON to $OUT.
local ask = vim.fn.json_decode(vim.env.ASK)
local published = {}
local handle = vim.lsp.handlers['textDocument/publishDiagnostics']
vim.lsp.handlers['textDocument/publishDiagnostics'] = function(failed, result, ...)
  published = result.diagnostics
  return handle(failed, result, ...)
end
local client = vim.lsp.start_client({ name = 'broadsheet', cmd = ask.server, root_dir = vim.fn.getcwd() })
vim.cmd('edit ' .. vim.fn.fnameescape(ask.file))
vim.bo.filetype = 'article-dump'
vim.lsp.buf_attach_client(0, client)
local function wait(what, ready)
  if not vim.wait(30000, ready, 20) then error('no ' .. what .. ' within half a minute') end
end
wait('initialized client', function() return vim.lsp.get_client_by_id(client).initialized end)
local document = { uri = vim.uri_from_bufnr(0) }
local function request(method, params)
  params.textDocument = document
  local answers, failed = vim.lsp.buf_request_sync(0, 'textDocument/' .. method, params, 30000)
  if not answers then error(method .. ': ' .. tostring(failed)) end
  local answer = answers[client]
  if answer.error then error(method .. ': ' .. answer.error.message) end
  return answer.result
end
local answers = {
  editor = 'Neovim ' .. tostring(vim.version().major) .. '.' .. tostring(vim.version().minor),
  outline = request('documentSymbol', {}),
  hover = request('hover', { position = ask.acronym }),
  definition = request('definition', { position = ask.acronym }),
}
wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
answers.diagnostics = published
local range = { start = ask.fault, ['end'] = ask.fault }
answers.actions = request('codeAction', { range = range, context = { diagnostics = {} } })
local out = assert(io.open(vim.env.OUT, 'w'))
out:write(vim.fn.json_encode(answers))
out:close()
vim.cmd('qa!')
