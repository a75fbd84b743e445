import type { BoothMessages } from "@/lib/web/messages/booth/messages.ts";

export const es: BoothMessages = {
  title: "Votar",
  intro: "Identifíquese, elija, revise y guarde el recibo: con él podrá comprobar que su voto cuenta.",
  problem: "Revise",
  noSecret:
    "Este voto no es secreto: quien organiza esta elección puede ver cómo votó cada persona. Nadie más puede.",
  stepsLabel: "Pasos",
  steps: { number: "Su número", paper: "Papeleta", review: "Revisión", receipt: "Recibo" },
  changeNumber: "Cambiar el número",
  checkReceipt: "Comprobar un recibo",
  number: {
    heading: "¿Quién vota?",
    sentence: (example) =>
      `El número de registro está en su tarjeta de votante y tiene la forma ${example}. Los espacios, los guiones y ` +
      "las minúsculas no importan.",
    label: "Número de registro",
    birth: "Fecha de nacimiento",
    next: "Ir a la papeleta",
  },
  lend: {
    heading: "¿No tiene un número a mano?",
    sentence:
      "Esto es una simulación. Le presta una persona ficticia de su electorado, que no ha votado ni votaría.",
    button: "Prestarme un número",
    lent: (location) =>
      `Puede votar como una persona ficticia de ${location} que no ha votado. El número ya está puesto.`,
  },
  paper: {
    heading: "Su elección",
    sentence: "Elija una candidatura. El orden se sortea para cada papeleta.",
    legend: "Candidaturas",
    next: "Ir a la revisión",
  },
  review: {
    heading: "¿Es este su voto?",
    sentence: "Una vez depositado, el voto no se puede cambiar ni retirar.",
    choice: "Su elección",
    cast: "Depositar el voto",
    change: "Cambiar la elección",
    over: "Este voto no cuenta",
    overSentence: "Esto es lo que decía.",
  },
  receipt: {
    heading: "Su voto está en la urna",
    sentence:
      "Guarde este recibo, en papel o en un archivo. Dice dónde está su voto y no revela a nadie para quién es.",
    label: "Su recibo",
    check: "Comprobarlo en el registro",
    moment:
      "El registro conoce el recibo en cuanto se cuenta el voto, normalmente en menos de un segundo. Para guardarlo en papel, imprima esta página.",
    save: "Guardar en un archivo",
    fileName: "recibo.txt",
    file: (election, receipt, address) =>
      `${election}\n\nRecibo de un voto:\n${receipt}\n\nPara comprobar que cuenta:\n${address}\n\n` +
      "Este recibo no revela a nadie para quién es el voto.\n",
    results: "Ver los resultados",
    again: "Depositar otro voto",
  },
  opening: {
    summary: "La apertura: solo para sus ojos",
    sentence:
      "Con la apertura y el mensaje puede calcular el recibo de nuevo y ver que corresponde a su elección. Quien los " +
      "vea sabrá por quién votó.",
    opening: "Apertura",
    message: "Mensaje en la urna",
    save: "Guardar ambos en un archivo",
    fileName: "apertura.json",
  },
  notices: {
    no_number: "Escriba su número de registro.",
    malformed_number: (example) =>
      `Esto no es un número de registro: falta un carácter o hay un error. Uno correcto tiene la forma ${example}.`,
    no_birth: "Escriba su fecha de nacimiento: día, mes y año.",
    no_choice: "Elija una candidatura.",
    unknown_voter:
      "No hay nadie registrado con este número. Compárelo con su tarjeta de votante. No se ha depositado ningún voto.",
    unknown_pair:
      "No hay nadie registrado con este número y esta fecha de nacimiento. Compare ambos con su tarjeta de votante. No se " +
      "ha depositado ningún voto.",
    under_age: (age) =>
      `Esta persona tiene menos de ${age} años el día de la elección y por eso no puede votar. No se ha depositado ningún voto.`,
    poll_closed:
      "La votación está cerrada: los votos ya no cuentan. Los resultados están en la página inicial.",
    duplicate:
      "El voto de esta persona ya está en la urna, y solo cuenta el primero. Si votó usted, su recibo muestra que está " +
      "ahí; si no fue usted, avise a quien organiza esta elección.",
    unknown_candidate: "La candidatura elegida no se presenta a esta elección. Elija una de estas.",
    not_cast:
      "El censo o la urna no responde por ahora. No se ha depositado ningún voto. Lo que escribió se conserva: inténtelo " +
      "de nuevo en unos segundos.",
    not_known:
      "No se sabe si su voto ha llegado. Deposítelo una vez más: cuenta una sola vez, por muchas veces que se envíe.",
    too_many: (seconds) =>
      `Han llegado demasiados intentos desde su dirección. No se ha depositado ningún voto. Inténtelo de nuevo en ${seconds} s.`,
    nobody_to_lend: "No se ha encontrado ningún número que prestar. Inténtelo de nuevo en un momento.",
  },
};
