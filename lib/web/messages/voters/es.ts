import type { VotersMessages } from "@/lib/web/messages/voters/messages.ts";

export const es: VotersMessages = {
  title: "Votantes",
  intro:
    "Quién está en el registro, a medida que avanza la inscripción. Nombres, fechas de nacimiento, direcciones y " +
    "números de inscripción son solo para la administración; de nadie se dice si ya votó.",
  groupsAsData: "Votantes inscritos por lugar, grupo de edad, género y nacionalidad",
  unavailable: "Por ahora no se puede leer el registro. Vuelva a cargar la página en un momento.",
  location: "Lugar",
  age: "Edad",
  gender: "Género",
  nationality: "Nacionalidad",
  registered: "Inscritos",
  share: "Proporción",
  figures: {
    heading: "La inscripción en cifras",
    perSecond: "Inscripciones por segundo, ahora",
    expected: "Electorado previsto",
    progress: "Ya inscrito",
  },
  pace: {
    heading: "Inscripciones por segundo",
    sentence:
      "Cuántos votantes se inscribieron en cada segundo, desde el comienzo de la elección hasta ahora.",
  },
  arrivals: {
    heading: "Llegadas más recientes",
    sentence: (shown, newest) =>
      `${shown} de los últimos ${newest} inscritos, sin orden de llegada y sin nada que diga quiénes son.`,
    none: "Todavía no hay nadie inscrito. Los primeros aparecerán aquí en cuanto los haya.",
  },
  pyramid: {
    heading: "Edad y género",
    none: "Todavía no hay nadie inscrito.",
    sentence: (band, share) =>
      `El grupo más numeroso es el de ${band} años: ${share} de todos los inscritos.`,
  },
  nationalities: {
    heading: "Nacionalidad",
    none: "Todavía no hay nadie inscrito.",
    one: (name) => `Todos los inscritos tienen la misma nacionalidad: ${name}.`,
    several: (count, name, share) => `Hay ${count} nacionalidades; la primera es ${name}, con ${share}.`,
  },
  locations: {
    heading: "Lugar",
    none: "Todavía no hay nadie inscrito.",
    sentence: (name, voters, share, smallest, least) =>
      `${name} tiene el mayor número de inscritos (${voters}, ${share}) y ${smallest} el menor (${least}).`,
  },
  table: {
    heading: "El registro",
    sentence:
      "Todos los votantes inscritos, página por página. Las páginas siguen el orden elegido; dentro de una página, " +
      "ninguna fila revela su posición, porque con ella se podría formar un número de inscripción.",
    all: "Todos",
    sort: "Orden",
    orders: {
      "registration-desc": "Más recientes primero",
      "registration-asc": "Más antiguos primero",
      "location-asc": "Lugar, de la A a la Z",
      "location-desc": "Lugar, de la Z a la A",
    },
    show: "Mostrar",
    shown: (first, last, total) => `${first} a ${last} de ${total}`,
    none: "Ningún votante inscrito corresponde a esta selección.",
    pages: "Páginas de votantes",
    before: "Anterior",
    after: "Siguiente",
    first: "Primera página",
    restart: "La dirección indicaba una página de otra selección o elección: esta es la primera página.",
    slow: "Encontrar esta página tarda demasiado en este momento. Inténtelo de nuevo o elija un lugar.",
    busy: "Demasiados lectores piden páginas en este momento. Vuelva a cargar la página en un momento.",
    away:
      "Por ahora no se puede leer el registro. Aparecerá aquí por sí solo o al volver a cargar la página.",
    asData: "Esta página",
  },
  demographics: {
    heading: "Participación y voto por edad y género",
    sentenceNone: "Todavía no se ha contado ningún voto.",
    sentence: (highest, most, lowest, least) =>
      `La participación es más alta entre votantes de ${highest} años (${most}) y más baja entre los de ${lowest} años (${least}).`,
    byAge: "Edad",
    byGender: "Género",
    votes: "Votos",
    turnout: "Participación",
    vote: "Voto",
    ahead: (name, share) => `${name} ${share}`,
    tie: "Empate",
    noVotes: "Sin votos",
    table: "Todas las proporciones en una tabla",
    key: "Colores",
  },
  records: {
    title: "Votantes, registros completos",
    intro: "Datos personales: para la administración de esta elección y para nada más.",
    sentence: "Todos los votantes inscritos, página por página, en el orden elegido.",
    back: "A la administración",
    search: "Número de inscripción",
    find: "Buscar",
    unreadable:
      "Esto no es un número de inscripción. Un número es como CA-00004WK-7: cópielo entero, también el último carácter.",
    unknown: "No hay nadie inscrito con este número.",
    found: "Encontrado",
    columns: {
      number: "Número de inscripción",
      name: "Nombre",
      born: "Nacimiento",
      address: "Dirección",
      contact: "Contacto",
    },
    link: "Registros completos, para la administración",
  },
};
