import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";

export const pt: BoothMessages = {
  title: "Votar",
  intro:
    "Identifique-se, escolha, confira e guarde o recibo: com ele você pode verificar que o seu voto foi contado.",
  problem: "Verifique",
  noSecret:
    "Este voto não é secreto: quem organiza esta eleição pode ver como cada pessoa votou. Ninguém mais pode.",
  stepsLabel: "Etapas",
  steps: { number: "Seu número", paper: "Cédula", review: "Conferência", receipt: "Recibo" },
  changeNumber: "Alterar o número",
  checkReceipt: "Conferir um recibo",
  number: {
    heading: "Quem está votando?",
    sentence: (example) =>
      `O número de registro está no seu cartão de eleitor e tem a forma ${example}. Espaços, hifens e letras ` +
      "minúsculas não fazem diferença.",
    label: "Número de registro",
    birth: "Data de nascimento",
    next: "Ir para a cédula",
  },
  lend: {
    heading: "Sem um número à mão?",
    sentence:
      "Esta é uma simulação. Ela empresta a você uma pessoa fictícia do seu eleitorado, que não votou nem votaria.",
    button: "Emprestar um número",
    lent: (location) =>
      `Você pode votar como uma pessoa fictícia de ${location} que não votou. O número já está preenchido.`,
  },
  paper: {
    heading: "Sua escolha",
    sentence: "Escolha uma candidatura. A ordem é sorteada para cada cédula.",
    legend: "Candidaturas",
    next: "Ir para a conferência",
  },
  review: {
    heading: "Este é o seu voto?",
    sentence: "Depois de depositado, o voto não pode ser alterado nem retirado.",
    choice: "Sua escolha",
    cast: "Depositar o voto",
    change: "Alterar a escolha",
    over: "Este voto não conta",
    overSentence: "Era isto que ele dizia.",
  },
  receipt: {
    heading: "Seu voto está na urna",
    sentence:
      "Guarde este recibo, em papel ou em arquivo. Ele diz onde está o seu voto e não revela a ninguém para quem foi.",
    label: "Seu recibo",
    check: "Conferir no registro",
    moment:
      "O registro conhece o recibo assim que o voto é apurado, em geral em menos de um segundo. Para guardá-lo em papel, imprima esta página.",
    save: "Salvar em arquivo",
    fileName: "recibo.txt",
    file: (election, receipt, address) =>
      `${election}\n\nRecibo de um voto:\n${receipt}\n\nPara verificar que foi contado:\n${address}\n\n` +
      "Este recibo não revela a ninguém para quem foi o voto.\n",
    results: "Ver os resultados",
    again: "Depositar outro voto",
  },
  opening: {
    summary: "A abertura: só para os seus olhos",
    sentence:
      "Com a abertura e a mensagem você pode calcular o recibo de novo e ver que ele corresponde à sua escolha. Quem " +
      "as vir saberá em quem você votou.",
    opening: "Abertura",
    message: "Mensagem na urna",
    save: "Salvar as duas em arquivo",
    fileName: "abertura.json",
  },
  notices: {
    no_number: "Informe o seu número de registro.",
    malformed_number: (example) =>
      `Este não é um número de registro: falta um caractere ou há um erro de digitação. Um número correto tem a forma ${example}.`,
    no_birth: "Informe a sua data de nascimento: dia, mês e ano.",
    no_choice: "Escolha uma candidatura.",
    unknown_voter:
      "Não há registro com este número. Compare-o com o seu cartão de eleitor. Nenhum voto foi depositado.",
    unknown_pair:
      "Não há registro com este número e esta data de nascimento. Compare os dois com o seu cartão de eleitor. Nenhum " +
      "voto foi depositado.",
    under_age: (age) =>
      `Esta pessoa tem menos de ${age} anos no dia da eleição e por isso não pode votar. Nenhum voto foi depositado.`,
    poll_closed:
      "A votação está encerrada: novos votos não contam mais. Os resultados estão na página inicial.",
    duplicate:
      "O voto desta pessoa já está na urna, e só o primeiro conta. Se foi você quem votou, o seu recibo mostra que ele " +
      "está lá; se não foi, avise quem organiza esta eleição.",
    unknown_candidate: "A candidatura escolhida não participa desta eleição. Escolha uma destas.",
    not_cast:
      "O cadastro ou a urna não responde no momento. Nenhum voto foi depositado. O que você preencheu foi mantido: tente " +
      "de novo em alguns segundos.",
    not_known:
      "Não se sabe se o seu voto chegou. Deposite-o mais uma vez: ele conta uma única vez, não importa quantas vezes seja enviado.",
    too_many: (seconds) =>
      `Vieram tentativas demais do seu endereço. Nenhum voto foi depositado. Tente de novo em ${seconds} s.`,
    nobody_to_lend: "Não foi encontrado nenhum número para emprestar. Tente de novo em instantes.",
  },
};
