import type { VotersMessages } from "@/lib/web/messages/voters/messages.ts";

export const pt: VotersMessages = {
  title: "Eleitores",
  intro:
    "Quem está inscrito, à medida que as inscrições avançam. Nomes, datas de nascimento, endereços e números de " +
    "inscrição são só para a administração; de ninguém se diz se já votou.",
  groupsAsData: "Eleitores inscritos por local, faixa etária, gênero e nacionalidade",
  unavailable: "Por ora não é possível ler o cadastro. Recarregue a página daqui a pouco.",
  location: "Local",
  age: "Idade",
  gender: "Gênero",
  nationality: "Nacionalidade",
  registered: "Inscritos",
  share: "Parcela",
  figures: {
    heading: "As inscrições em números",
    perSecond: "Inscrições por segundo, agora",
    expected: "Eleitorado previsto",
    progress: "Já inscrito",
  },
  pace: {
    heading: "Inscrições por segundo",
    sentence: "Quantos eleitores foram inscritos a cada segundo, do começo da eleição até agora.",
  },
  arrivals: {
    heading: "Chegadas mais recentes",
    sentence: (shown, newest) =>
      `${shown} dos últimos ${newest} inscritos, sem ordem de chegada e sem nada que diga quem são.`,
    none: "Ainda não há ninguém inscrito. Os primeiros aparecem aqui assim que houver.",
  },
  pyramid: {
    heading: "Idade e gênero",
    none: "Ainda não há ninguém inscrito.",
    sentence: (band, share) => `A faixa mais numerosa é a de ${band} anos: ${share} de todos os inscritos.`,
  },
  nationalities: {
    heading: "Nacionalidade",
    none: "Ainda não há ninguém inscrito.",
    one: (name) => `Todos os inscritos têm a mesma nacionalidade: ${name}.`,
    several: (count, name, share) => `Há ${count} nacionalidades; a primeira é ${name}, com ${share}.`,
  },
  locations: {
    heading: "Local",
    none: "Ainda não há ninguém inscrito.",
    sentence: (name, voters, share, smallest, least) =>
      `${name} tem o maior número de inscritos (${voters}, ${share}), e ${smallest}, o menor (${least}).`,
  },
  table: {
    heading: "O cadastro",
    sentence:
      "Todos os eleitores inscritos, página a página. As páginas seguem a ordem escolhida; dentro de uma página, " +
      "nenhuma linha revela sua posição, pois com ela se poderia formar um número de inscrição.",
    all: "Todos",
    sort: "Ordem",
    orders: {
      "registration-desc": "Mais recentes primeiro",
      "registration-asc": "Mais antigos primeiro",
      "location-asc": "Local, de A a Z",
      "location-desc": "Local, de Z a A",
    },
    show: "Mostrar",
    shown: (first, last, total) => `${first} a ${last} de ${total}`,
    none: "Nenhum eleitor inscrito corresponde a esta seleção.",
    pages: "Páginas de eleitores",
    before: "Anterior",
    after: "Próxima",
    first: "Primeira página",
    restart: "O endereço indicava uma página de outra seleção ou eleição: esta é a primeira página.",
    slow: "Encontrar esta página demora demais neste momento. Tente de novo ou escolha um local.",
    busy: "Leitores demais pedem páginas neste momento. Recarregue a página daqui a pouco.",
    away: "Por ora não é possível ler o cadastro. Ele aparece aqui sozinho ou ao recarregar a página.",
    asData: "Esta página",
  },
  demographics: {
    heading: "Comparecimento e voto por idade e gênero",
    sentenceNone: "Nenhum voto foi apurado ainda.",
    sentence: (highest, most, lowest, least) =>
      `O comparecimento é maior entre eleitores de ${highest} anos (${most}) e menor entre os de ${lowest} anos (${least}).`,
    byAge: "Idade",
    byGender: "Gênero",
    votes: "Votos",
    turnout: "Comparecimento",
    vote: "Voto",
    ahead: (name, share) => `${name} ${share}`,
    tie: "Empate",
    noVotes: "Sem votos",
    table: "Todas as parcelas em tabela",
    key: "Cores",
  },
  records: {
    title: "Eleitores, registros completos",
    intro: "Dados pessoais: para a administração desta eleição e para nada mais.",
    sentence: "Todos os eleitores inscritos, página a página, na ordem escolhida.",
    back: "Para a administração",
    search: "Número de inscrição",
    find: "Procurar",
    unreadable:
      "Isto não é um número de inscrição. Um número é como CA-00004WK-7: copie-o inteiro, também o último caractere.",
    unknown: "Não há ninguém inscrito com este número.",
    found: "Encontrado",
    columns: {
      number: "Número de inscrição",
      name: "Nome",
      born: "Nascimento",
      address: "Endereço",
      contact: "Contato",
    },
    link: "Registros completos, para a administração",
  },
};
